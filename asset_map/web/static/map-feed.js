// What a map does when it is moved: it asks for the places and the ground of its new view, and points to their list.

(function () {
  "use strict";

  // In metres: further than this nobody may search (asset_map/model/ask.py).
  var FURTHEST = 50000;
  // A map that is still moving is not asked for.
  var REST = 150;
  // The ground is asked for with this much more on every side, as a part of the view, and again when much nearer.
  var MORE = 0.5;
  var NEARER = 2;

  function address(path, map, bounds) {
    var made = new URL(path, document.baseURI);
    var sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    made.searchParams.set("bbox", sides.map(function (side) { return side.toFixed(5); }).join(","));
    made.searchParams.set("zoom", String(Math.round(map.getZoom())));
    return made.href;
  }

  function asker(done, failed) {
    var pending = null;
    return function (href) {
      if (pending) { pending.abort(); }
      pending = new AbortController();
      fetch(href, { signal: pending.signal })
        .then(function (answer) {
          if (!answer.ok) { throw new Error(answer.status); }
          return answer.json();
        })
        .then(done)
        .catch(function (problem) { if (problem.name !== "AbortError") { failed(); } });
    };
  }

  function followGround(map, data, ground) {
    var here = data.ground.features.filter(function (one) { return one.properties.role === "here"; });
    var covered = data.ground.covers, zoom = map.getZoom();
    var ask = asker(function (answer) {
      ground.clearLayers();
      ground.addData({ type: "FeatureCollection", features: answer.features.concat(here) });
      assetMap.tidyNames(map);
    }, function () {});
    return function () {
      var held = covered && L.latLngBounds([covered[1], covered[0]], [covered[3], covered[2]]);
      if (held && held.contains(map.getBounds()) && Math.abs(map.getZoom() - zoom) < NEARER) { return; }
      var wide = map.getBounds().pad(MORE);
      covered = [wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()];
      zoom = map.getZoom();
      ask(address(data.feed.ground, map, wide));
    };
  }

  function areaHref(map, path) {
    var middle = map.getCenter(), bounds = map.getBounds();
    var metres = Math.ceil(Math.max(
      map.distance(middle, [middle.lat, bounds.getEast()]),
      map.distance(middle, [bounds.getNorth(), middle.lng])
    ));
    if (metres > FURTHEST) { return null; }
    var made = new URL(path, document.baseURI);
    made.searchParams.set("near", middle.lng.toFixed(4) + "," + middle.lat.toFixed(4));
    made.searchParams.set("reach_metres", String(metres));
    return made.href;
  }

  function followPlaces(map, data, layers) {
    var root = document.getElementById("map"), say = document.getElementById("map-say");
    var far = L.featureGroup().addTo(map);
    // Where the keyboard opened a cluster: what comes out of it takes the focus.
    var opened = null, stale = false;

    function open(marker, properties) {
      if (map.getZoom() < map.getMaxZoom()) {
        opened = marker.getElement() === document.activeElement ? marker.getLatLng() : null;
        map.setView(marker.getLatLng(), Math.min(map.getZoom() + 2, map.getMaxZoom()));
        return;
      }
      var content = assetMap.html("div", "app-popup");
      var name = assetMap.html("p", "app-popup__name", properties.label);
      var link = assetMap.html("a", "", assetMap.words.listWords);
      var line = assetMap.html("p", "app-popup__line");
      link.href = areaHref(map, data.feed.area);
      line.appendChild(link);
      content.append(name, assetMap.html("p", "app-popup__line", properties.kinds), line);
      marker.unbindPopup().bindPopup(content, { maxWidth: 260 }).openPopup();
    }

    function cluster(feature) {
      var properties = feature.properties, at = feature.geometry.coordinates;
      var name = properties.label + ": " + properties.kinds;
      var key = "cluster " + at.map(function (one) { return one.toFixed(4); }).join();
      var made = L.marker([at[1], at[0]], { icon: assetMap.clusterIcon(properties.count, name), key: key });
      made.on("click", function () { open(made, properties); });
      // Leaflet makes a click of Enter only where a popup waits for it.
      made.on("keypress", function (event) { if (event.originalEvent.key === "Enter") { open(made, properties); } });
      return made;
    }

    function focusable() {
      var found = [];
      map.eachLayer(function (layer) {
        var element = layer instanceof L.Marker && layer.getElement();
        if (element && element.getAttribute("role") === "button") { found.push(layer); }
      });
      return found;
    }

    function focused() {
      var there = focusable().find(function (layer) { return layer.getElement() === document.activeElement; });
      return there && there.options.key;
    }

    function focusAgain(key) {
      var choice = opened
        ? focusable().sort(function (one, other) { return opened.distanceTo(one.getLatLng()) - opened.distanceTo(other.getLatLng()); })[0]
        : focusable().find(function (layer) { return layer.options.key === key; });
      (choice ? choice.getElement() : map.getContainer()).focus({ preventScroll: true });
      opened = null;
    }

    function draw(answer) {
      var key = focused(), inside = key || opened;
      layers.clusters.clearLayers();
      layers.places.clearLayers();
      far.clearLayers();
      layers.places.addData(answer.places);
      layers.clusters.addLayer(layers.places);
      answer.clusters.features.forEach(function (one) { far.addLayer(cluster(one)); });
      say.textContent = answer.say;
      if (inside) { focusAgain(key); }
      assetMap.tidyNames(map);
      var gathered = answer.clusters.features.reduce(function (sum, one) { return sum + one.properties.count; }, 0);
      root.dataset.places = String(answer.places.features.length + gathered);
      root.dataset.settled = "true";
    }

    var ask = asker(draw, function () { say.textContent = assetMap.words.troubleWords; });
    function refresh() {
      // Whoever reads a place keeps it: the map asks when that is closed.
      stale = Boolean(map._popup && map._popup.isOpen());
      if (!stale) { ask(address(data.feed.places, map, map.getBounds())); }
    }
    map.on("movestart", function () { delete root.dataset.settled; });
    map.on("popupclose", function () { if (stale) { setTimeout(refresh, REST); } });
    return refresh;
  }

  function followArea(map, data) {
    var link = document.getElementById("map-area");
    return function () {
      var href = areaHref(map, data.feed.area);
      link.hidden = !href;
      if (href) { link.href = href; }
    };
  }

  function showReach(map, reach) {
    L.circle([reach[1], reach[0]], { radius: reach[2], interactive: false, className: "app-reach" }).addTo(map);
  }

  assetMap.follow = function (map, data, layers) {
    var feed = data.feed, moved = [];
    if (feed.reach) { showReach(map, feed.reach); }
    var follow = {
      ground: feed.ground && followGround(map, data, layers.ground),
      area: feed.area && document.getElementById("map-area") && followArea(map, data),
      places: feed.places && followPlaces(map, data, layers)
    };
    if (follow.ground) { follow.ground(); moved.push(follow.ground); }
    if (follow.area) { moved.push(follow.area); }
    if (follow.area && feed.listed) { follow.area(); }
    if (follow.places) { follow.places(); moved.push(follow.places); }
    var resting = null;
    map.on("moveend", function () {
      clearTimeout(resting);
      resting = setTimeout(function () { moved.forEach(function (one) { one(); }); }, REST);
    });
  };
})();
