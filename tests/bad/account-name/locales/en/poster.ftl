headline = Is someone controlling your work?
sign-one = WhatsApp or Telegram messages are not safe.
sign-two = Telegram: helpbot, or find helpme_now there.
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
