"""Other people's lists, read into the nouns of the model: rows, problems, postcodes and areas."""
