handbookShard('index','{"languages":{"zh":{"sizes":"M9","chains":[],
"keys":["\\t/data","训也"],
"entries":131,"average":20.59,"measures":{"dkyj2021-x1":"（一）查明旧桥。","dkyj2021-x2":"（二）换下朽木。","dkyj2021-x3":"（三）轮班守渡。","dkyj2021-x4":"（四）办班授艺。"}},
"en":{"sizes":">","chains":[],
"keys":["\\t/en/"],
"entries":61,"average":39.82,"measures":{}}},
"codes":[""],
"said":[]}');
