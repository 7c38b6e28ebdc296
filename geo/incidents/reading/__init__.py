"""Reading: a document, sentence by sentence, becomes incidents with their claims."""
