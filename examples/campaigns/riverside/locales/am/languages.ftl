language-row = <strong>አሁን አደጋ ላይ ነዎት? ወደ { $emergency } ይደውሉ።</strong> · { call-label } · የሚያምኑትን ስልክ ይጠቀሙ።
