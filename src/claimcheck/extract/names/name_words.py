"""Words with a capital that name nobody, by where they may stand: as data."""

from typing import Final

_ANYWHERE: Final = """
The A An In On At By For From To With As If It Its She They We You I This That These Those He His
Her Their Our My And But Or Nor So Yet After Before When While Where What Which Who Why How There
Here Also However Furthermore Moreover Additionally According Since Until During Under Monday
Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept
Oct Nov Dec Some Many Most All Both Each Every No Not Other Another Several Instead Meanwhile
Although Though Because Despite Due Once Unlike Like Rather Still Even Only Then Now Today Tomorrow
Yesterday Analysts Q1 Q2 Q3 Q4 H1 H2 FY Speaking Addressing Responding Let Please Of Will Would
Shall Looking Given Following Based EST EDT CST CDT MST MDT PST PDT PT BST CET CEST IST JST AEST
AEDT UTC GMT PM AM ET Yes Thank Thanks Dear Ladies Gentlemen EPS EBIT EBITDA DCF GDP CPI ESG IFRS
GAAP NAV ROE ROI CAPEX Capex AGM USD EUR GBP CHF JPY CNY SEK NOK DKK Through Across Against Among
About Across Between Within Without Earlier Later Just Indeed Finally Overall Today Tonight Further
Besides Nevertheless Nonetheless Therefore Thus Hence Whether Unless Are Is Was Were Has Have Had Do
Does Did Can Could Should May Might Must Be Been Being Us Me Him Them Your Okay OK Well Hello
Welcome Good Very Much More Any Out Up Via EV EVs NEV NEVs ICE R&D IPO Subject Q&A FAQ PDF Christmas
Easter Thanksgiving Diwali Ramadan Halloween Hanukkah CO2 Covid COVID Covid-19 COVID-19 Note Beside
Million Billion Trillion Bln Mln Crore Lakh Alongside Amid Behind Beyond Throughout Toward Towards
Upon Regarding Including
"""
_HEADLINE: Final = """
Accepts Achieves Acquires Adds Advances Agree Agrees Aim Aims Announce Announces Announcing Appoints
Approves Backs Becomes Begins Blocks Boosts Brings Builds Buys Calls Celebrates Closes Commits
Completes Confirms Cuts Declares Delays Delivers Doubles Drops Enters Expands Expects Extending
Extends Eyes Faces Files Gets Gives Helps Hires Hits Holds Introduces Introducing Invests Issues
Going Joins Jumps Keeps Launches Launching Lifts Lowers Makes Misses Moves Names Nears Opens
Outlines Pays Picks Plans Pledges Plunges Postpones Posts Presents Publishes Raises Reaches
Reaffirms Receives Rejects Releases Reports Reveals Says Secures Seeks Sees Selects Sells Sends Sets
Shows Signs Slashes Soars Starts Submits Surges Takes Tells Unveil Unveiling Unveils Urges Vows
Wants Warns Welcomes Wins
"""
"""Verbs of headlines, where each word has its capital."""
NEVER: Final = frozenset((*_ANYWHERE.split(), *_HEADLINE.split()))
"""Function words, days, months, verbs, and abbreviations of what is counted: they part names."""

_OPENING: Final = """
New Great One Two Three Four Five Six Seven Eight Nine Ten Over Such Deliveries Competitor Rival
Recent Around Nearly Almost Approximately Additional Total Current Currently Construction Production
Sales Work Together Building Working Shares Stock Customers Passengers Members Residents Owners
Investors Engineers Executives Workers Employees Staff Filming Shooting Engines Nurses Doctors
Teachers Students Tickets Fans Drivers Prices Costs Profits Profit Turnover Funding Trials Tests
Testing Trading Talks Revenue Automaker Carmaker Chipmaker Drugmaker Homebuilder Housebuilder Set
Due Back Ready Former Outgoing Incoming Retailer Biotech Startup Start-up Planemaker Grocer Insurer
Lender Supermarket Shipbuilder Commit Commits Vow Vows Aim Aims Propose Proposes Proposed Agreed
Intends Critics Voters Consumers Households Families People Everyone Everybody Others Contractor
Contractors Developer Developers Operator Supplier Manufacturer Producer Brewer Miner Charity Owner
Owners Watchdog Legislation Details Efforts Options Time Bid Move Deal Push Race Pressure Decision
Steps Ways Vote Fight Battle Row Fears Hopes Potential Prospective Existing Key Major Typical
Similar Average Domestic Foreign Higher Lower Strong Stronger Weaker Previous Early Late Initial
Final Numerous Various Certain Eligible Young Older Individual Residential Informal Illegal
Technical Affordable Expensive Cheap Cheaper Large Larger Small Smaller Massive Significant
Substantial Modest Possible Likely Unlikely Supporters Opponents Sources Shareholders Patients
Parents Farmers Builders Commuters Users Readers Viewers Taxpayers Pensioners Motorists Cyclists
Pedestrians Scientists Researchers Economists Experts Observers Create Implement Introduce Reduce
Increase Improve Provide Ensure Support Develop Deliver Establish Strengthen Expand Extend Raise
Build Double Reach Achieve Complete Upgrade Modernise Modernize Protect Promote Restore Abolish
Scrap Retrofit Continue Maintain Hire Train Recruit Simplify Streamline Enhance Boost Prevent
Preserve Crews Officials Ministers Councils Councillors Lawmakers Regulators Campaigners Volunteers
Visitors Guests Buyers Tenants Riders Refunds Repairs Strikes
"""
OPENING: Final = frozenset(_OPENING.split())
"""Words that a sentence opens with; elsewhere a name may begin with them: “First Solar”."""

_LABELS: Final = """
Inaugural Annual Interim Quarterly Report Results Statement Speech Address Letter Manifesto Outlook
Remarks Keynote Press Release Update Preview Review Quarter Half Year Full Budget Rating Target
Price Buy Hold Sell Neutral Overweight Underweight Shareholders Operating First Second Third Last
Next Fourth Fiscal General Earnings Call Conference Transcript Presentation Strategy Pledge Pledges
Promise Promises Goals Goal Targets Commitment Commitments Highlights Summary Introduction Contents
Conclusion Overview Background Operator Question Answer Questions Answers Source Sources Read
Related Image Photo Credit Advertisement Contact Investor Relations Notes Disclaimer Key
Sustainability Authorization Authorisation Approval Days Roundup Round-up
"""
LABELS: Final = frozenset(_LABELS.split())
"""Words of headings: they end no name, and a name of nothing but these is none."""

_NEW_WORDS: Final = """
York Zealand Jersey Delhi Mexico Hampshire England Orleans Caledonia Brunswick Haven Plymouth
Guinea South
"""
NEW: Final = frozenset(_NEW_WORDS.split())
"""What makes a name of “New”, wherever it stands."""
