"""The domain: claims, facts and rules. It knows no file, no clock and no terminal."""
