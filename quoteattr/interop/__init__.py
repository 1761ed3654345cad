"""Views of our quotations in other packages' objects. Each package is imported when its view is asked for."""
