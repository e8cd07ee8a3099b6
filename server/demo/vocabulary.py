"""The words of the demo shop: names, places, goods and sentences. People are invented by combining common names; mail addresses lie
under example.com, .net and .org, which are reserved for documentation (RFC 2606), so nobody is ever written to.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words("""Ada Aiko Aisha Alma Amir Ana Anders Aria Astrid Bella Bilal Bruno Carla Chen Clara Dana Dario Diego Elena Elif Emil Emma
Enzo Esra Eva Farah Felix Fiona Freya Gabriel Greta Hana Hassan Helena Hugo Ida Ines Iris Ivan Jana Jonas Jun Karim Kira Lars Laura Lea
Leo Lina Linus Lucia Maja Malik Mara Marco Maya Mia Mila Milan Nadia Niko Nina Noah Nora Olga Omar Oscar Otto Pablo Paula Petra Priya
Rafael Ravi Rosa Ruben Sami Sara Selma Simon Sofia Sven Tara Theo Tomas Uma Vera Viktor Wanda Yara Yuki Yusuf Zoe""")

LAST_NAMES = _words("""Abbas Adler Almeida Andersen Arslan Baker Barros Becker Bennett Berg Bianchi Bose Brandt Castro Chen Costa Dahl Diaz Dubois
Eriksen Farkas Fischer Fontaine Gallo Garcia Gray Gupta Haddad Hansen Hayashi Hoffmann Holm Hughes Ibrahim Ito Jansen Johansson Kaplan Keller
Khan Kim Kowalska Kramer Larsen Lehmann Lind Lopez Marino Mendes Meyer Moreau Mori Nagy Nair Nakamura Novak Nunez Olsen Ortega Park Patel
Peeters Pereira Petrov Quinn Ramos Reyes Ricci Romano Rossi Saito Santos Sato Schmidt Silva Sousa Steiner Tanaka Torres Turner Varga Vidal
Vogel Walsh Weber Wolf Yamada Yilmaz Zhang Ziegler""")

# country -> (share of the shop's customers in percent, its cities, the largest first)
COUNTRIES: dict[str, tuple[float, tuple[str, ...]]] = {
    "United States": (18, ("New York", "Chicago", "Austin", "Seattle", "Denver")),
    "Germany": (14, ("Berlin", "Hamburg", "Munich", "Cologne", "Leipzig")),
    "United Kingdom": (10, ("London", "Manchester", "Bristol", "Leeds")),
    "France": (8, ("Paris", "Lyon", "Nantes", "Lille")),
    "Netherlands": (5, ("Amsterdam", "Rotterdam", "Utrecht")),
    "Spain": (5, ("Madrid", "Barcelona", "Valencia", "Seville")),
    "Italy": (4.5, ("Milan", "Rome", "Turin", "Bologna")),
    "Canada": (4.5, ("Toronto", "Montreal", "Vancouver")),
    "Sweden": (3.5, ("Stockholm", "Gothenburg", "Uppsala")),
    "Austria": (3, ("Vienna", "Graz", "Salzburg")),
    "Switzerland": (3, ("Zurich", "Basel", "Bern")),
    "Belgium": (2.5, ("Antwerp", "Ghent", "Brussels")),
    "Poland": (2.5, ("Warsaw", "Krakow", "Gdansk")),
    "Denmark": (2, ("Copenhagen", "Aarhus")),
    "Norway": (2, ("Oslo", "Bergen")),
    "Australia": (2, ("Sydney", "Melbourne", "Perth")),
    "Ireland": (1.5, ("Dublin", "Cork")),
    "Portugal": (1.5, ("Lisbon", "Porto")),
    "Finland": (1.5, ("Helsinki", "Tampere")),
    "Japan": (1.5, ("Tokyo", "Osaka", "Kyoto")),
    "India": (1.2, ("Mumbai", "Bengaluru", "Pune")),
    "Brazil": (1, ("Sao Paulo", "Recife")),
    "Mexico": (0.8, ("Mexico City", "Puebla")),
    "Turkey": (0.8, ("Istanbul", "Izmir")),
    "New Zealand": (0.5, ("Auckland", "Wellington")),
}

STREETS = tuple(
    f"{first} {last}"
    for first in _words("Linden Mill Harbour Station Orchard Castle Garden River Market Church Chestnut Willow Copper")
    for last in _words("Road Lane Street Way")
)

# category -> (description, lowest and highest price, its goods)
CATEGORIES: dict[str, tuple[str, float, float, tuple[str, ...]]] = {
    "Kitchen": ("Pots, knives and everything around the stove", 9, 140, ("Kettle", "Skillet", "Chef Knife", "Mixing Bowl", "Pepper Mill")),
    "Coffee & Tea": ("Beans, leaves and the tools to brew them", 6, 90, ("Espresso Beans", "Green Tea", "Hand Grinder", "Teapot", "Pour-over Set")),
    "Home Decor": ("Small things that make a room", 8, 120, ("Vase", "Wall Clock", "Candle Set", "Picture Frame", "Woven Basket")),
    "Lighting": ("Lamps for desks, floors and gardens", 19, 220, ("Desk Lamp", "Floor Lamp", "Pendant Light", "String Lights", "Night Light")),
    "Garden": ("For balconies and beds", 5, 160, ("Watering Can", "Planter", "Pruning Shears", "Herb Kit", "Garden Bench")),
    "Sports": ("Training at home and on the road", 10, 180, ("Yoga Mat", "Kettlebell", "Skipping Rope", "Foam Roller", "Running Belt")),
    "Outdoor": ("Camping, hiking and cold mornings", 12, 320, ("Two-person Tent", "Sleeping Bag", "Trail Backpack", "Head Torch", "Camp Stove")),
    "Stationery": ("Paper, pens and order on the desk", 3, 45, ("Notebook", "Fountain Pen", "Desk Planner", "Sketch Pad", "Pencil Case")),
    "Toys": ("Wooden, woollen and noisy", 6, 80, ("Building Blocks", "Plush Bear", "Marble Run", "Puzzle", "Toy Train")),
    "Electronics": ("Useful things with a plug or a battery", 15, 420, ("Headphones", "Bluetooth Speaker", "Power Bank", "Webcam", "E-reader")),
    "Clothing": ("Basics that last", 9, 150, ("Merino Sweater", "Rain Jacket", "Linen Shirt", "Wool Socks", "Canvas Cap")),
    "Beauty": ("Soap, oil and a quiet evening", 4, 70, ("Hand Cream", "Shaving Set", "Bath Salts", "Face Oil", "Hair Brush")),
}  # fmt: skip
STYLES = ("Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Glade", "Haven")

CHANNELS = {"web": 55, "mobile": 38, "store": 7}
PAYMENT_METHODS = {"credit card": 46, "wallet": 27, "bank transfer": 14, "debit card": 10, "gift card": 3}
PLANS = {"free": 74, "plus": 20, "premium": 6}
RETURN_REASONS = {"wrong size": 30, "damaged": 22, "changed mind": 21, "not as described": 17, "arrived late": 10}
TICKET_TOPICS: dict[str, tuple[int, tuple[str, ...]]] = {
    "delivery": (38, ("Where is my parcel?", "Parcel shows as delivered but is not here", "Please change the delivery day")),
    "returns": (22, ("How do I send this back?", "Refund has not arrived", "Can I exchange the size?")),
    "payment": (16, ("My card was charged twice", "Invoice needed", "Gift card is not accepted")),
    "product": (15, ("A part is missing", "How do I clean it?", "When is it back in stock?")),
    "account": (9, ("I cannot sign in", "Please delete my account", "Change of mail address")),
}  # fmt: skip
PRIORITIES = {"low": 34, "normal": 45, "high": 16, "urgent": 5}
REVIEW_TEXTS: dict[int, tuple[str, ...]] = {
    1: ("Broke in the first week.", "Not what the picture shows.", "I sent it back."),
    2: ("Feels cheaper than it is.", "Late, and the box was open.", "Works, but barely."),
    3: ("Does the job.", "Fine for the price.", "Good, though smaller than I thought."),
    4: ("Well made.", "Would buy again.", "Nice, one star off for the packaging."),
    5: ("Exactly what I wanted.", "Even better than the last one.", "A gift that went down very well."),
}
