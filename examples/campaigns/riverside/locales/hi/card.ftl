card-front-title = सामुदायिक जानकारी
card-front-line = पास रखने लायक उपयोगी नंबर
card-title = { $hours ->
    [always] बात करने के लिए कोई है, दिन हो या रात
   *[limited] बात करने के लिए कोई है
}
card-name-line = अपना नाम बताना ज़रूरी नहीं है।
card-emergency = <strong>अभी ख़तरे में हैं? { $emergency }</strong>
card-safety = यह कार्ड तभी रखें जब ऐसा करना सुरक्षित हो। भरोसे का फ़ोन इस्तेमाल करें।
