"""The words that generated cables are made of; posts are real places, everything and everybody else is invented."""

POSTS = (
    ("RUEHAK", "AMEMBASSY ANKARA", "ANKARA"),
    ("RUEHRL", "AMEMBASSY BERLIN", "BERLIN"),
    ("RUEHFR", "AMEMBASSY PARIS", "PARIS"),
    ("RUEHLO", "AMEMBASSY LONDON", "LONDON"),
    ("RUEHUL", "AMEMBASSY SEOUL", "SEOUL"),
    ("RUEHKO", "AMEMBASSY TOKYO", "TOKYO"),
    ("RUEHPG", "AMEMBASSY PRAGUE", "PRAGUE"),
    ("RUEHWR", "AMEMBASSY WARSAW", "WARSAW"),
    ("RUEHVI", "AMEMBASSY VIENNA", "VIENNA"),
    ("RUEHHK", "AMCONSUL HONG KONG", "HONG KONG"),
    ("RUEHNE", "AMEMBASSY NEW DELHI", "NEW DELHI"),
    ("RUEHKV", "AMEMBASSY KYIV", "KYIV"),
)
HOME = ("RUEHC", "SECSTATE WASHDC", "STATE")
OTHERS = ("RUEAIIA/CIA WASHDC", "RHEHNSC/NSC WASHDC", "RUEKJCS/SECDEF WASHDC", "RUCNMTC/MISSILE REGIME COLLECTIVE")
LEVELS = (
    ("UNCLAS", "UUUUU", "ZNR", "U"),
    ("C O N F I D E N T I A L", "CCCCC", "ZNY", "C"),
    ("S E C R E T", "SSSSS", "ZNY", "S"),
)
MARKS = {"U": ("U", "SBU"), "C": ("C", "U", "C/NF"), "S": ("S", "C", "S/NF", "S/REL USA, GBR", "U")}
TAGS = ("PARM", "PREL", "ETTC", "MNUC", "KNNP", "KSCA", "MTCRE", "ECON", "IAEA", "AORC")
COUNTRY_TAGS = ("TU", "GM", "FR", "UK", "KS", "JA", "EZ", "PL", "AU", "CH", "IN", "UP")
PRECEDENCES = ("O", "P", "R", "O P", "P R")
SIGNERS = ("MARLOWE", "DUNWORTH", "OKONSKY", "VAN HESTEREN", "TALBRIDGE", "ROSTAL")
FIRMS = (
    "HALVERSUND TRADING LLC",
    "ORRINGTON PRECISION GMBH",
    "KESTREL PEAK LOGISTICS",
    "BALDOVAN MACHINE WORKS",
    "TESSIN AND DARO AG",
    "NORTH QUAY FREIGHT LTD",
    "SAMARKAND ALLOY INSTITUTE",
)
GOODS = (
    "three flow-forming machines",
    "two tonnes of maraging steel rod",
    "forty pressure transducers",
    "a batch of carbon fiber prepreg",
    "one five-axis milling center",
    "six frequency changers",
)
HEADINGS = ("BACKGROUND", "COMMENT", "OBJECTIVES", "NEXT STEPS", "WHAT WE KNOW", "ACTION REQUEST")
SENTENCES = (
    "According to an invoice seen by the Embassy, {firm} offered {goods} to {other} in the spring.",
    "The consignment was to leave port before the end of the month and to be paid through a bank in a third country.",
    "{firm} has been the subject of earlier discussions with the host government (see ref A).",
    "Post is asked to raise the matter at the appropriate level and to report the response by front channel cable.",
    "The deputy director said that his office would look into {other} and come back within ten days.",
    "He did not know whether a license had been issued for {goods}, and thought it unlikely.",
    "Officials noted that the end-user statement named an address at which no such firm was registered.",
    "We have no reason to believe that the government was aware of the offer of {goods}.",
    "The item is covered by the control lists of several regimes, or is just below their thresholds.",
    "Poloff delivered the points on the morning of the 14th and left them as a non-paper.",
)
SUBJECTS = (
    "POSSIBLE TRANSFER OF {goods} BY {firm}",
    "RESPONSE TO DEMARCHE ON {firm}",
    "{other} SEEKS {goods}: FOLLOW-UP",
    "REMINDER: INFORMATION ON {firm} STILL WANTED",
)
