"""Words of both languages: segmentation, translation options, and the fit of two segments."""
