"""In giấy tờ: a paper looked at before it is printed, and papers that wait for a printer."""
