// How our places look and behave on the map that folium builds: its script calls the functions of `assetMap`.
// Texts from listings only ever become text nodes, and addresses only ever links to http(s).

var assetMap = (function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  // Room for a finger (WCAG 2.2, target size), with the shape drawn inside it.
  var TARGET = 44;
  // A name may reach this far under a cluster's badge.
  var EDGE = 10;
  var SHAPES = {
    hub: ["polygon", { points: "16,2 30,13 30,30 2,30 2,13" }, "H", 25],
    group: ["circle", { cx: 16, cy: 16, r: 14.5 }, "G", 21.5],
    "micro-enterprise": ["polygon", { points: "16,1 31,16 16,31 1,16" }, "M", 21],
    activity: ["rect", { x: 2, y: 2, width: 28, height: 28, rx: 4 }, "A", 21.5],
    here: ["circle", { cx: 16, cy: 16, r: 9 }, "", 0]
  };

  var words = document.getElementById("map").dataset;
  var language = document.documentElement.lang || "en-GB";
  var motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // The marker that the open popup belongs to, if the popup has taken the focus from it.
  var opener = null;

  function element(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  // Where several stand for themselves, and how wide their badge is: a thousand need more room than nine.
  var WIDTHS = [[1000, 56], [100, 50], [0, TARGET]];

  function html(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function shape(kind) {
    var parts = SHAPES[kind] || SHAPES.activity;
    var picture = element("svg", { viewBox: "0 0 32 32", "class": "app-shape app-shape--" + kind, "aria-hidden": "true", focusable: "false" });
    picture.appendChild(element(parts[0], parts[1]));
    if (parts[2]) { picture.appendChild(element("text", { x: 16, y: parts[3] }, parts[2])); }
    return picture;
  }

  // Leaflet names an image by its alt text; an icon that is drawn needs a name of its own.
  var NamedIcon = L.DivIcon.extend({
    createIcon: function (old) {
      var icon = L.DivIcon.prototype.createIcon.call(this, old);
      if (this.options.name) {
        icon.setAttribute("aria-label", this.options.name);
        icon.setAttribute("title", this.options.name);
        // Leaflet makes it a button where it can be opened.
        icon.setAttribute("role", "img");
      } else {
        icon.setAttribute("aria-hidden", "true");
      }
      return icon;
    }
  });

  function icon(kind, name) {
    return new NamedIcon({ className: "app-marker", html: shape(kind), iconSize: [TARGET, TARGET], name: name });
  }

  function safeLink(href) {
    var address;
    if (!href) { return null; }
    try { address = new URL(href, document.baseURI); } catch (problem) { return null; }
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  }

  function popup(properties) {
    var content = html("div", "app-popup");
    content.dir = document.documentElement.dir;
    var heading = html("p", "app-popup__name");
    var href = safeLink(properties.href);
    if (href) {
      var link = html("a", "", properties.name);
      link.href = href;
      // Nobody comes back to a page that was posted.
      if (document.getElementById("map").dataset.apart) {
        link.target = "_blank";
        link.rel = "opener";
      }
      heading.appendChild(link);
    } else {
      heading.textContent = properties.name;
    }
    content.appendChild(heading);
    properties.lines.forEach(function (line) { content.appendChild(html("bdi", "app-popup__line", line)); });
    return content;
  }

  function marker(feature, latlng) {
    var properties = feature.properties;
    var made = L.marker(latlng, {
      icon: icon(properties.kind, properties.name + ", " + properties.kindWords),
      key: properties.href,
      riseOnHover: true
    });
    // Made when it is opened: a hundred popups that nobody opens cost nothing.
    made.bindPopup(function () { return popup(properties); }, { maxWidth: 260, autoPanPadding: [16, 16] });
    return made;
  }

  function clusterIcon(count, name) {
    var width = WIDTHS.find(function (step) { return count >= step[0]; })[1];
    var text = count.toLocaleString(language, { notation: "compact", maximumSignificantDigits: count < 1000 ? 3 : 2 });
    return new NamedIcon({ className: "app-cluster", html: html("span", "", text), iconSize: [width, width], name: name });
  }

  function cluster(group) {
    var count = group.getChildCount();
    return clusterIcon(count, (words.clusterWords || "NUMBER").replace("NUMBER", count.toLocaleString(language)));
  }

  function groundMark(feature, latlng) {
    var properties = feature.properties;
    if (properties.role === "here") {
      return L.marker(latlng, { icon: icon("here", properties.name), keyboard: false, interactive: false, zIndexOffset: -500 });
    }
    var name = new NamedIcon({ className: "app-place-name", html: html("span", "", properties.name), iconSize: null });
    return L.marker(latlng, { icon: name, keyboard: false, interactive: false, zIndexOffset: -1000 });
  }

  function areaStyle() {
    return { className: "app-area", interactive: false };
  }

  // A name that would be written over another, or under a cluster, is left out: the nearer to the middle stays.
  function tidyNames(map) {
    var taken = Array.from(map.getContainer().querySelectorAll(".app-cluster"), function (one) {
      var box = one.getBoundingClientRect();
      return { left: box.left + EDGE, right: box.right - EDGE, top: box.top + EDGE, bottom: box.bottom - EDGE };
    });
    map.getContainer().querySelectorAll(".app-place-name span").forEach(function (name) {
      var box = name.getBoundingClientRect();
      var free = taken.every(function (other) {
        return box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom;
      });
      name.classList.toggle("app-place-name__hidden", !free);
      if (free) { taken.push(box); }
    });
  }

  function say(element, text) {
    if (element && text) { element.setAttribute("aria-label", text); element.setAttribute("title", text); }
  }

  function manners(map) {
    var container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", words.label || "");
    say(container.querySelector(".leaflet-control-zoom-in"), words.zoomInWords);
    say(container.querySelector(".leaflet-control-zoom-out"), words.zoomOutWords);
    map.on("zoomend", function () { tidyNames(map); });
    container.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { map.closePopup(); }
    });
    map.on("popupopen", function (event) {
      var box = event.popup.getElement();
      var icon = event.popup._source && event.popup._source.getElement();
      var close = box.querySelector(".leaflet-popup-close-button");
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", box.querySelector(".app-popup__name").textContent);
      if (close && words.closeWords) { close.setAttribute("aria-label", words.closeWords); }
      if (icon && icon === document.activeElement) {
        opener = icon;
        (box.querySelector("a[href]") || close).focus();
      }
    });
    map.on("popupclose", function () {
      var icon = opener;
      opener = null;
      if (icon && icon.isConnected) { icon.focus(); }
    });
  }

  function fill(map, ground, places, clusters) {
    var data = JSON.parse(document.getElementById("map-data").textContent);
    ground.addData(data.ground);
    places.addData(data.places);
    clusters.addLayer(places);
    if (map.attributionControl) { map.attributionControl.setPrefix(false); }
    manners(map);
    tidyNames(map);
    if (data.feed) { assetMap.follow(map, data, { ground: ground, places: places, clusters: clusters }); }
    document.getElementById("map").dataset.places = String(places.getLayers().length);
  }

  return {
    motion: motion,
    areaStyle: areaStyle,
    cluster: cluster,
    clusterIcon: clusterIcon,
    fill: fill,
    groundMark: groundMark,
    html: html,
    manners: manners,
    marker: marker,
    popup: popup,
    tidyNames: tidyNames,
    words: words
  };
})();
