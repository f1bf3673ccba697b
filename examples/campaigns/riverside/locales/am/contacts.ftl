contacts-title = ማን ሊረዳ ይችላል
contacts-intro = ወደ አንዱ ይደውሉና ይጠይቁ። ስምዎን መናገር አይጠበቅብዎትም።

contact-hours = { $hours ->
    [always] ቀንም ሆነ ሌሊት
   *[limited] በተወሰኑ ሰዓታት
}
contact-languages = { $languages ->
    [0] ቋንቋዎ መኖሩን ይጠይቁ
   *[other] በስልክ ከ{ $languages } በላይ ቋንቋዎች
}

contacts-more = ተጨማሪ የሚነበብበት
