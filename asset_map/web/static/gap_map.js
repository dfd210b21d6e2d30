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
    pin: { radius: 10, color: "#ffffff", weight: 3, fillColor: "#6d2357", fillOpacity: 1 },
    start: { radius: 11, color: "#1b2326", weight: 3, fillColor: "#ffd54a", fillOpacity: 1 }
  };

  function dot(feature, latlng) {
    var properties = feature.properties;
    var made = L.circleMarker(latlng, LOOKS[properties.role] || LOOKS.supply);
    if (properties.name) { made.bindPopup(function () { return assetMap.popup({ name: properties.name, lines: [], href: "" }); }); }
    return made;
  }

  // The form to try a place with; a file of an answer has none.
  var trying = document.getElementById("gap-try");
  // Where the map was pressed, for the popup that this opens.
  var pressed = null;

  function offered(properties) {
    var content = assetMap.popup(properties);
    if (trying && pressed) { content.appendChild(offer(pressed)); }
    return content;
  }

  function offer(at) {
    var button = assetMap.html("button", "govuk-button app-gap__here", trying.dataset.try);
    button.type = "button";
    button.addEventListener("click", function () {
      // Four decimals of a degree are about ten metres.
      trying.elements.at.value = at.lng.toFixed(4) + ", " + at.lat.toFixed(4);
      trying.action = "/gaps#map-heading";
      trying.requestSubmit();
    });
    return button;
  }

  function openAt(map, at) {
    pressed = at;
    var content = offered({ name: trying.dataset.spot, lines: [], href: "" });
    L.popup({ maxWidth: 260 }).setLatLng(at).setContent(content).openOn(map);
    return content;
  }

  function listen(map) {
    map.on("click", function (event) { openAt(map, event.latlng); });
    map.getContainer().addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target === map.getContainer()) {
        event.preventDefault();
        openAt(map, map.getCenter()).querySelector("button").focus();
      }
    });
  }

  // A neighbour's thin outline must not lie on a thick one.
  function says(layer) {
    if (layer.feature.properties.asked) { layer.bringToFront(); }
    var properties = layer.feature.properties;
    layer.on("click", function (event) { pressed = event.latlng; });
    layer.bindPopup(function () {
      return offered({ name: properties.name, lines: properties.lines, href: "" });
    }, { maxWidth: 260 });
  }

  function fill(map, areas, spots) {
    var data = JSON.parse(document.getElementById("map-data").textContent);
    areas.addData(data.areas);
    areas.eachLayer(says);
    spots.addData(data.spots);
    if (map.attributionControl) { map.attributionControl.setPrefix(false); }
    assetMap.manners(map);
    if (trying) { listen(map); }
    document.getElementById("map").dataset.places = String(areas.getLayers().length);
  }

  return { areaStyle: areaStyle, dot: dot, fill: fill };
})();
