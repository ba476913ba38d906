handbookShard('names-0','[[["艄公","boatman"],
"船工","","","船工的老称呼。","An old name."],
[["修渡口的文件"],
"","texts/dkyj2021","dkyj2021","口头说法。",""],
[["年表"],
"","texts/timeline","","本书称大事记。",""]]');
