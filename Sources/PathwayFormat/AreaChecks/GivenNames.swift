/// Common given names of people in the United Kingdom, for the checks that keep people out of
/// packs. Left out are those that are also places or words of the field (Chester, Grace, Hope,
/// Faith, Joy, Victoria, Florence, May, June, Beverley, Shelley, Paris, Mercy, Will, Mark).
enum GivenNames {
  static let all: Set<String> = [
    "adam", "adrian", "ahmed", "alan", "alex", "alexander", "alice", "ali", "alison", "amanda",
    "amelia", "amy", "andrea", "andrew", "andy", "angela", "ann", "anna", "anne", "anthony",
    "barbara", "barry", "ben", "benjamin", "brian", "carl", "carol", "caroline", "catherine",
    "charles", "charlotte", "chloe", "chris", "christine", "christopher", "claire", "clare",
    "colin", "craig", "daniel", "darren", "david", "dawn", "deborah", "debbie", "dennis", "diane",
    "donna", "edward", "elaine", "eleanor", "elizabeth", "emily", "emma", "eric", "fatima",
    "fiona", "frank", "gareth", "gary", "gemma", "geoffrey", "georgina", "gillian", "graham",
    "hannah", "harry", "heather", "helen", "hussain", "ian", "isabella", "jack", "jacqueline",
    "james", "jane", "janet", "jason", "jean", "jennifer", "jess", "jessica", "jill", "joanna",
    "joanne",
    "john", "jonathan", "joseph", "joshua", "judith", "julia", "julie", "karen", "kate",
    "katherine", "kathleen", "katie", "keith", "kelly", "kenneth", "kerry", "kevin", "kim",
    "laura", "lauren", "lee", "leanne", "lesley", "linda", "lisa", "louise", "lucy", "lynn",
    "malcolm", "margaret", "maria", "marie", "marion", "martin", "mary", "matthew", "maureen",
    "megan", "melanie", "michael", "michelle", "mohammad", "mohammed", "muhammad", "natalie",
    "natasha", "neil", "nicholas", "nicola", "nigel", "oliver", "olivia", "pamela", "patricia",
    "patrick", "paul", "paula", "pauline", "peter", "philip", "phillip", "rachael", "rachel",
    "rebecca", "richard", "robert", "robin", "roger", "ronald", "rosemary", "ruth", "ryan",
    "sally", "samantha", "samuel", "sandra", "sara", "sarah", "scott", "sean", "sharon", "shaun",
    "sian",
    "sheila", "simon", "sophie", "stacey", "stephanie", "stephen", "steven", "stuart", "susan",
    "suzanne", "sylvia", "teresa", "terence", "thomas", "timothy", "tina", "tom", "tony", "tracey",
    "tracy", "valerie", "vanessa", "wayne", "wendy", "yvonne", "zoe",
  ]
}
