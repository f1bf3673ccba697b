clinic-head = यहाँ आप अकेले में बात कर सकते हैं।
clinic-one = क्या कोई और आपकी जगह जवाब देता है?
clinic-two = क्या किसी ने आपके काग़ज़ रख लिए हैं?
clinic-call = ऊपर दिए नंबर पर कॉल करें। { $text-number ->
    [none] { "" }
   *[other] या { $text-number } पर संदेश भेजें।
  }
