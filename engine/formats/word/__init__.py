"""Word in one room: read by a walk over the XML, since libraries lose parts; commented, retyped; and the form."""
