card-front-title = የማኅበረሰብ መረጃ
card-front-line = ቢይዟቸው የሚጠቅሙ ስልክ ቁጥሮች
card-title = { $hours ->
    [always] የሚያናግሩት ሰው አለ፣ ቀንም ሆነ ሌሊት
   *[limited] የሚያናግሩት ሰው አለ
}
card-name-line = ስምዎን መናገር አይጠበቅብዎትም።
card-emergency = <strong>አሁን አደጋ ላይ ነዎት? { $emergency }</strong>
card-safety = ይህን ካርድ አደጋ ከሌለው ብቻ ይያዙ። የሚያምኑትን ስልክ ይጠቀሙ።
