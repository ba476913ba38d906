handbookShard('index','{"languages":{"zh":{"sizes":"N9","chains":[],
"keys":["\\t/basket","言在"],
"entries":133,"average":20.37,"measures":{"dkyj2021-x1":"（一）查明旧桥。","dkyj2021-x2":"（二）换下朽木。","dkyj2021-x3":"（三）轮班守渡。","dkyj2021-x4":"（四）办班授艺。"}},
"en":{"sizes":">","chains":[],
"keys":["\\t/en/"],
"entries":63,"average":39.05,"measures":{}}},
"codes":[""],
"said":[]}');
