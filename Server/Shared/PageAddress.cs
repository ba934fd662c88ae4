using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace EnergyQuota.Server.Shared;

/// <summary>Search, filters, order and page of a list stand in its address: a link can be sent, and back goes back.</summary>
internal static class PageAddress
{
    /// <summary>The names in the address that say where in the list a person is.</summary>
    public const string Page = "page", After = "after";

    private const int LastPage = 1_000_000;

    /// <summary>Goes to the same list with one thing set; its first page, since the list is another one.</summary>
    /// <param name="navigation">Where the person is.</param>
    /// <param name="name">What is set.</param>
    /// <param name="value">Its value; empty takes it away.</param>
    public static void Filter(this NavigationManager navigation, string name, string? value) => navigation.NavigateTo(navigation.Filtered(name, value));

    /// <summary>The address of the first page of the same list with one thing set.</summary>
    public static string Filtered(this NavigationManager navigation, string name, string? value) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [Page] = null,
            [After] = null,
            [name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim(),
        });

    /// <summary>The address of another page of the same list.</summary>
    /// <param name="navigation">Where the person is.</param>
    /// <param name="page">The page, from 1.</param>
    public static string OfPage(this NavigationManager navigation, int page) =>
        navigation.GetUriWithQueryParameter(Page, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    /// <summary>The page an address asks for, from 1; the first where it says nothing that can be read.</summary>
    public static int PageOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;

    /// <summary>A value of an enumeration that an address names, or <see langword="null"/> where it names none.</summary>
    public static T? Named<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
