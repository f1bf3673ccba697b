headline = Is someone controlling your work?
sign-one = Does someone keep your passport?
sign-two = Are you afraid to leave?
call-line = <strong>Call { $call }</strong> { $hours ->
    [always] at any hour
   *[limited] today
}
text-line = or text { $text-number }
qr-alt = Code that opens { $url }

more = { $values-desk }
