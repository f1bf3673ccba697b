headline = ሕይወትዎን ወይም ሥራዎን የሚቆጣጠር ሰው አለ?
short-question = ሕይወትዎን የሚቆጣጠር ሰው አለ?

what-it-is = በሰው መነገድ ማለት አንድ ሰው በኃይል፣ በማስፈራራት ወይም በውሸት ሌላ ሰው እንዲሠራ ወይም ወሲብ እንዲፈጽም ሲያስገድድ ነው።
rights = ጥፋቱ በፍጹም የእርስዎ አይደለም። ሰነዶችዎ ምንም ይሁኑ ምን፣ መብት አለዎት።
not-smuggling = <strong>በሰው መነገድ ሰውን ድንበር ማሻገር አይደለም።</strong> ማሻገር ሰውን ከድንበር ወዲያ መውሰድ ነው። በሰው መነገድ ሰውን መቆጣጠር ነው፤ ድንበርም አያስፈልገውም።

sign-papers = ፓስፖርትዎን ወይም መታወቂያዎን የያዘብዎ ሰው አለ?
sign-leave = ሥራዎን ወይም ቤትዎን መልቀቅ ያስፈራዎታል?
sign-debt = ደመወዝዎ ለዕዳ ተብሎ ይወሰድብዎታል?
sign-watched = የሚከታተልዎ ወይም ምን እንደሚናገሩ የሚነግርዎ ሰው አለ?
sign-threats = እርስዎን ወይም ቤተሰብዎን የሚያስፈራራ ሰው አለ?
sign-forced = ያልተስማሙበትን ነገር እንዲያደርጉ ይገደዳሉ?

call-label = { $hours ->
    [always] ቀንም ሆነ ሌሊት ይደውሉ
   *[limited] ይደውሉ
}
text-line = { $text-keyword ->
    [none] ወይም ወደ { $text-number } የጽሑፍ መልእክት ይላኩ
   *[other] ወይም { $text-keyword } ብለው ጽፈው ወደ { $text-number } መልእክት ይላኩ
}
languages-line = { $languages ->
    [0] ስምዎን መናገር አይጠበቅብዎትም።
   *[other] በስልክ ከ{ $languages } በላይ ቋንቋዎች። ስምዎን መናገር አይጠበቅብዎትም።
}
emergency-line = <strong>አሁን አደጋ ላይ ነዎት? ወደ { $emergency } ይደውሉ።</strong>
phone-safety = ስልክዎ ሊፈተሽ ይችላል። የሚያምኑትን ስልክ ይጠቀሙ።
bystander = ስለ ሌላ ሰው ተጨንቀዋል? ራስዎ ጣልቃ አይግቡ። ደውለው ምክር ይጠይቁ።

qr-label = ለእርዳታ ስካን ያድርጉ
qr-alt = { $url } የሚከፍት QR ኮድ
door-alt = ብርሃን የሚወጣበት ክፍት በር
resource-alt = { $resource-url } የሚከፍት QR ኮድ

version-line = { $evidence ->
    [none] እትም { $version }
   *[other] እትም { $version } · ቁጥሩ የተረጋገጠው እ.ኤ.አ. { DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = የሰጠዎት፦ { $organization-name }
