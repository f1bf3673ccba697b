shelter-head = You can leave. We are here.
shelter-who = { $organization-name } has beds, food and people who listen.
shelter-note = { $hours ->
    [always] Day and night.
   *[limited] Ask when the line is open.
  } { $text-number ->
    [none] { "" }
   *[other] Or text { $text-number }.
  }
shelter-code = Code that opens { $url }
