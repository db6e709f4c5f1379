"""Sources: what files, pages, PDFs and addresses say, and whether and where they still say it."""
