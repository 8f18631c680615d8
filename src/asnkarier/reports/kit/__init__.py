"""What every document is made with: workbooks, letters, words and numbers, privacy."""
