"""Files of others, read into the shape the catalogue takes in; nothing is stored here."""
