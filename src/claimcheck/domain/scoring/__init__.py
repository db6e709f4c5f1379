"""What rulings say about whoever promised, and how sure that is."""
