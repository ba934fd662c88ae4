namespace EnergyQuota.Server.Queries;

/// <summary>One page of a list, and how long the whole list is.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many rows there are on all pages.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total);
