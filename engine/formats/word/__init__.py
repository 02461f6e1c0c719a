"""The Word door: a .docx (.docm, .dotx) read by a walk over its XML, since libraries lose parts of it silently."""
