contacts-title = कौन मदद कर सकता है
contacts-intro = इनमें से किसी को कॉल करें और पूछें। अपना नाम बताना ज़रूरी नहीं है।

contact-hours = { $hours ->
    [always] दिन-रात
   *[limited] तय समय पर
}
contact-languages = { $languages ->
    [0] अपनी भाषा के लिए पूछें
   *[other] { $languages } से ज़्यादा भाषाओं में फ़ोन पर मदद
}

contacts-more = और कहाँ पढ़ें
