/**
 * Ten axioms of markets, and the words that they are written in, over features, the DSP vector, the regime's posterior,
 * the account and the action proposed. They are claims of the literature, each with its source: rules to be held
 * against, edited and doubted, not facts. m is the market, p the portfolio, a the action.
 */
export const MARKET_VOCABULARY = `
# the market
Trending(m) := above(adx, 25, 5)                      # Wilder 1978: a trend above 25
PositiveDivergence(m) := above(dspSign, 0, 1)         # price above its fractal adaptive average
NegativeDivergence(m) := below(dspSign, 0, 1)
Persistent(m) := above(dspHurst, 0.55, 0.05)
Rough(m) := above(dspFractalDimension, 1.6, 0.1)      # 1 is a line, 1.5 a random walk, 2 fills the plane
Overbought(m) := above(dspDeviation, 2, 0.5)          # standard deviations from the mean of the window
Oversold(m) := below(dspDeviation, -2, 0.5)
Volatile(m) := above(volatilityRatio, 2, 0.5)         # fast volatility over slow
Wide(m) := above(spread, 0.002, 0.001)                # fraction of the price; unknown in plain bars
Confident(m) := above(confidence, 0.5, 0.2)           # posterior of the regime held
Bull(m) := is(regime.bull)
Bear(m) := is(regime.bear)
Ranging(m) := is(regime.ranging)
Crisis(m) := is(regime.crisis)
# the portfolio
HeldLong(p) := above(symbolExposure, 0.05, 0.05)
HeldShort(p) := below(symbolExposure, -0.05, 0.05)
Hedged(p) := below(exposure, 0.1, 0.05)
Deep(p) := above(drawdown, 0.15, 0.05)
Fearful(p) := above(fear, 0.6, 0.2)
# the action
Long(a) := is(long)
Short(a) := is(short)
Neutral(a) := is(neutral)
Large(a) := above(size, 0.5, 0.25)                    # notional over equity
Stopped(a) := is(hasStop)
Entry(a, p) := Long(a) and not HeldShort(p) or Short(a) and not HeldLong(p)
Reduce(a, p) := Long(a) and HeldShort(p) or Short(a) and HeldLong(p)
`;

export const MARKET_AXIOMS = `
# Moskowitz, Ooi, Pedersen, Time Series Momentum, 2012; Wilder, New Concepts in Technical Trading Systems, 1978
trend-long: Trending(m) and PositiveDivergence(m) -> Long(a) or HeldLong(p)
# Faber, A Quantitative Approach to Tactical Asset Allocation, 2007
trend-no-buying: Trending(m) and NegativeDivergence(m) -> not Long(a) or Reduce(a, p)
# Chow, On Optimum Recognition Error and Reject Tradeoff, 1970
low-confidence-neutral: not Confident(m) -> Neutral(a) or Reduce(a, p)
# Ang, Bekaert, How Regimes Affect Asset Allocation, 2004
crisis-no-buying: Crisis(m) -> not Long(a) or Reduce(a, p)
# Poterba, Summers, Mean Reversion in Stock Prices, 1988
range-top: Ranging(m) and Overbought(m) -> not Long(a) or Reduce(a, p)
# Bollinger, Bollinger on Bollinger Bands, 2001
range-bottom: Ranging(m) and Oversold(m) -> not Short(a) or Reduce(a, p)
# Moreira, Muir, Volatility-Managed Portfolios, 2017
volatile-small: Volatile(m) -> not Large(a) or Reduce(a, p)
# Peters, Fractal Market Analysis, 1994
rough-small: very(Rough(m)) and not Persistent(m) -> not Large(a) or Reduce(a, p)
# Grossman, Zhou, Optimal Investment Strategies for Controlling Drawdowns, 1993
drawdown-small: Deep(p) -> not Large(a) or Reduce(a, p)
# Kaminski, Lo, When Do Stop-Loss Rules Stop Losses?, 2014
entry-stopped: Entry(a, p) -> Stopped(a)
`;
