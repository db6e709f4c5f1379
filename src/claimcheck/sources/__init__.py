"""Sources: text, dates and names from files, pages and PDFs, and the snapshots kept of them."""
