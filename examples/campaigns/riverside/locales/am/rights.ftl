rights-title = መብት አለዎት
rights-intro = ጥፋቱ በፍጹም የእርስዎ አይደለም። ሰነድ ቢኖርዎትም ባይኖርዎትም ለእርስዎ እርዳታ አለ።

rights-papers-title = ሰነዶችዎ
rights-papers = ፓስፖርትዎን ራስዎ መያዝ ይችላሉ። ሌላ ሰው ከያዘው፣ ሲደውሉ ይንገሩ።
rights-pay-title = ደመወዝዎ
rights-pay = ለሥራዎ እንዲከፈልዎ መጠየቅ ይችላሉ። የሠሩባቸውን ቀናትና ሰዓታት ይጻፉ።
rights-doctor-title = ሐኪም
rights-doctor = ሐኪም እንዲያይዎ መጠየቅ ይችላሉ። ሐኪሙን ብቻዎን ለማየት መጠየቅ ይችላሉ።
rights-lawyer-title = ጠበቃ
rights-lawyer = ጠበቃ እንዲገኝልዎ መጠየቅ ይችላሉ። ባሉበት ቦታ ምን ማድረግ እንደሚችሉ ጠበቃው ይነግርዎታል።
rights-interpreter-title = ቋንቋዎ
rights-interpreter = ቋንቋዎን የሚናገር ሰው እንዲገኝ መጠየቅ ይችላሉ። የሚያውቁት ሰው እንዲተረጉምልዎ አያስፈልግም።
rights-help-title = ሰነድ ቢኖርም ባይኖርም
rights-help = ሰነዶችዎ ምንም ይሁኑ ምን፣ እርዳታ መጠየቅ ይችላሉ። ቀጥሎ ምን እንደሚደረግ የሚወስኑት እርስዎ ነዎት።

rights-more = ባሉበት ቦታ ተጨማሪ ያንብቡ
