"""Names by a neural network that the user adds: a BERT model that labels words, read and run with numpy."""
