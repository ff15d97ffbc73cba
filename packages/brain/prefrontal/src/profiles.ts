/**
 * Account rules by name: what an account that trades somebody else's money is usually held to. Data alone; 0 means
 * that the profile has no such rule. The names stand for kinds of account, not for any firm's terms, which differ and
 * change: compare with the contract and tighten with the options of the same name.
 */
export interface AccountRules {
  /** Loss of a UTC day, of the equity that it began with. */
  readonly dailyLoss: number;
  /** Loss since the account began, of the equity that it began with. */
  readonly maximumLoss: number;
  /** Fall from the peak, of the equity that the account began with. */
  readonly trailingDrawdown: number;
  /** True where the trailing floor stops rising once it has reached the starting equity. */
  readonly trailingLocks: boolean;
  /** Largest share of the profit that one day may make. */
  readonly consistency: number;
  /** Profit of which the share is taken until it is reached, of the starting equity. */
  readonly profitTarget: number;
  readonly mandatoryStop: boolean;
}

export const PROFILE_NAMES = ['none', 'conservative', 'prop-evaluation', 'prop-funded'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

export const PROFILES: Readonly<Record<ProfileName, AccountRules>> = {
  /** One's own money: the limits of the configuration alone. */
  none: {
    dailyLoss: 0,
    maximumLoss: 0,
    trailingDrawdown: 0,
    trailingLocks: false,
    consistency: 0,
    profitTarget: 0,
    mandatoryStop: false,
  },
  /** One's own money, kept carefully: small days, and a floor that follows the peak for ever. */
  conservative: {
    dailyLoss: 0.02,
    maximumLoss: 0.1,
    trailingDrawdown: 0.1,
    trailingLocks: false,
    consistency: 0,
    profitTarget: 0,
    mandatoryStop: true,
  },
  /** A trial account: a target to reach within fixed losses, and not by one lucky day. */
  'prop-evaluation': {
    dailyLoss: 0.05,
    maximumLoss: 0.1,
    trailingDrawdown: 0,
    trailingLocks: false,
    consistency: 0.5,
    profitTarget: 0.1,
    mandatoryStop: true,
  },
  /** A funded account: a floor that trails the peak until the starting equity is safe, and even days. */
  'prop-funded': {
    dailyLoss: 0.04,
    maximumLoss: 0.06,
    trailingDrawdown: 0.06,
    trailingLocks: true,
    consistency: 0.3,
    profitTarget: 0.06,
    mandatoryStop: true,
  },
};

/** The tighter of two limits, where 0 is none. */
const tighter = (a: number, b: number): number => (a > 0 && b > 0 ? Math.min(a, b) : Math.max(a, b));

/** The profile's rules, tightened by one's own. A target of one's own replaces the profile's: neither is tighter. */
export function accountRules(
  own: Omit<AccountRules, 'trailingLocks'> & { readonly profile: ProfileName },
): AccountRules {
  const profile = PROFILES[own.profile];
  return {
    dailyLoss: tighter(own.dailyLoss, profile.dailyLoss),
    maximumLoss: tighter(own.maximumLoss, profile.maximumLoss),
    trailingDrawdown: tighter(own.trailingDrawdown, profile.trailingDrawdown),
    trailingLocks: profile.trailingLocks,
    consistency: tighter(own.consistency, profile.consistency),
    profitTarget: own.profitTarget > 0 ? own.profitTarget : profile.profitTarget,
    mandatoryStop: own.mandatoryStop || profile.mandatoryStop,
  };
}
