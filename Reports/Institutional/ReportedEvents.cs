namespace EnergyQuota.Reports.Institutional;

/// <summary>An alert in a report.</summary>
/// <param name="RaisedOn">The day it was raised first, in the site's zone.</param>
/// <param name="Kind">What it reports.</param>
/// <param name="Grade">How much it matters.</param>
/// <param name="Indicator">The indicator; null where it is about none.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Comment">What was said about it; may be empty.</param>
public sealed record ReportedAlert(DateOnly RaisedOn, BilingualText Kind, BilingualText Grade, BilingualText? Indicator, BilingualText State, string Comment);

/// <summary>A case in a report.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Year">The year it is about.</param>
/// <param name="OpenedOn">The day it was opened, in the site's zone.</param>
/// <param name="Due">The last day in time of the clock that runs; null: none runs.</param>
public sealed record ReportedCase(long Id, BilingualText Kind, BilingualText State, int Year, DateOnly OpenedOn, DateOnly? Due);

/// <summary>A figure of an institution in a report.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The person type or the name of the input; may be empty.</param>
/// <param name="Value">The figure, 3 decimals.</param>
/// <param name="Unit">Its unit; may be empty.</param>
/// <param name="From">First day it holds.</param>
/// <param name="To">The day it ends, exclusive; null: until the next of its kind.</param>
/// <param name="InForce">Whether it held on the period's last day.</param>
/// <param name="Source">The document it was taken from.</param>
public sealed record ReportedFact(BilingualText Kind, string Subject, decimal? Value, BilingualText Unit, DateOnly From, DateOnly? To, bool InForce, string Source);
