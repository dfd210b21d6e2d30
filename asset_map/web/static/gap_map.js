// How the map of a gap looks and behaves: folium's script calls the functions of `gapMap`. It stands on map.js.
// Areas differ by pattern as well as by colour; the patterns stand in the page, beside the legend that shows them.

var gapMap = (function () {
  "use strict";

  function areaStyle(feature) {
    var shade = String(feature.properties.shade);
    return {
      className: "app-gap-area app-gap-area--" + shade,
      fillColor: "url(#gap-shade-" + shade + ")",
      fillOpacity: 1,
      color: feature.properties.asked ? "#6d2357" : "#063c40",
      weight: feature.properties.asked ? 4 : 1
    };
  }

  var LOOKS = {
    supply: { radius: 4, color: "#ffffff", weight: 1.5, fillColor: "#1b2326", fillOpacity: 1, interactive: false },
    start: { radius: 11, color: "#1b2326", weight: 3, fillColor: "#ffd54a", fillOpacity: 1 }
  };

  function dot(feature, latlng) {
    var properties = feature.properties;
    var made = L.circleMarker(latlng, LOOKS[properties.role] || LOOKS.supply);
    if (properties.name) { made.bindPopup(function () { return assetMap.popup({ name: properties.name, lines: [], href: "" }); }); }
    return made;
  }

  // A neighbour's thin outline must not lie on a thick one.
  function says(layer) {
    if (layer.feature.properties.asked) { layer.bringToFront(); }
    var properties = layer.feature.properties;
    layer.bindPopup(function () {
      return assetMap.popup({ name: properties.name, lines: properties.lines, href: "" });
    }, { maxWidth: 260 });
  }

  function fill(map, areas, spots) {
    var data = JSON.parse(document.getElementById("map-data").textContent);
    areas.addData(data.areas);
    areas.eachLayer(says);
    spots.addData(data.spots);
    if (map.attributionControl) { map.attributionControl.setPrefix(false); }
    assetMap.manners(map);
    document.getElementById("map").dataset.places = String(areas.getLayers().length);
  }

  return { areaStyle: areaStyle, dot: dot, fill: fill };
})();
