home-head = Afraid to go home?
home-one = Does your partner read your messages?
home-two = Do you need leave to see your friends?
home-three = Have you been hit, pushed or locked in?
home-text = Or send { $text-keyword } to { $text-number }.
home-code = Code that opens { $url }
home-phone = Use a phone that nobody checks.
