"""The door for extracted text: lines whose blanks tell where the empty cells were."""
