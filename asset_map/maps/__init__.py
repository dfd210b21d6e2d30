"""Maps: folium, tamed so that its maps keep to our files, our security policy and our manners."""
