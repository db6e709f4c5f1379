"""The platform's browser."""


def show(address: str) -> bool:
    """Show a web address in the browser; False where there is none."""
    import webbrowser

    return webbrowser.open(address)
