using System.Security.Claims;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Cases by program: reading them, and moving them on.</summary>
internal static class CaseEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the addresses. Reading needs a log-in; a move the permission and the antiforgery token.</summary>
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Cases");
        group.MapGet("/cases", ListAsync).WithSummary("Cases, newest first, 200 unless limit says otherwise; go on with offset; open=true: only those in which something is to be done.");
        group.MapGet("/cases/{id:long}", FindAsync).WithSummary("One case with everything in it: acts, clocks, checklist, findings, violations, and the moves that this account may make.");
        group.MapGet("/cases/{id:long}/attachments/{number:int}", FileAsync).WithSummary("A photograph or paper of a case, proved against its SHA-256.")
            .WithDescription("409 where the file is gone or was altered: nothing is handed out then.");
        group.MapGet("/deadlines", DeadlinesAsync).WithSummary("Deadlines that run or stand, the first to end first.");
        group.MapPost("/cases/{id:long}/moves", MoveAsync).RequireAuthorization(AccountsSetup.PapersBroughtPolicy).DemandAntiforgery()
            .WithSummary("Makes a move; 409 where the law's order of steps does not have it now, 403 where this account may not make it.");
    }

    private static async Task<Ok<CaseList>> ListAsync(
        CaseKind? kind, CaseState? state, string? institution, string? search, bool? open, int? offset, int? limit, ClaimsPrincipal user, CaseBook book, CancellationToken cancellationToken)
    {
        var filter = new CaseFilter(kind, state, institution, search, open ?? false, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList));
        return TypedResults.Ok(new CaseList(
            await book.CountAsync(user.ToScope(), filter, cancellationToken), await book.ListAsync(user.ToScope(), filter, cancellationToken)));
    }

    private static async Task<Results<Ok<CaseRecord>, NotFound>> FindAsync(long id, ClaimsPrincipal user, CaseBook book, CancellationToken cancellationToken) =>
        await book.FindAsync(user.ToScope(), id, cancellationToken) is { } record ? TypedResults.Ok(record) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> FileAsync(
        long id, int number, ClaimsPrincipal user, CaseBook book, AttachmentStore store, CancellationToken cancellationToken)
    {
        var record = await book.FindAsync(user.ToScope(), id, cancellationToken);
        return record?.File.Attachments.FirstOrDefault(known => known.Number == number) is not { } attachment ? TypedResults.NotFound()
            : await store.ReadAsync(attachment, cancellationToken) is { } file ? TypedResults.File(file.Content, file.ContentType, attachment.File)
            : TypedResults.Problem("The file is gone or was altered.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<IReadOnlyList<OpenDeadline>>> DeadlinesAsync(ClaimsPrincipal user, IDeadlines deadlines, CancellationToken cancellationToken) =>
        TypedResults.Ok(await deadlines.OpenAsync(user.ToScope(), cancellationToken));

    private static async Task<IResult> MoveAsync(long id, MoveRequest request, ClaimsPrincipal user, CaseDesk desk, CancellationToken cancellationToken) =>
        request.Read() is { } command
            ? CaseProblem.Of(await desk.MoveAsync(user.ToScope(), id, command, cancellationToken))
            : FieldProblem.Of("move", "Is missing or no move.");
}

/// <summary>A part of the list of cases.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Cases">The part asked for.</param>
public sealed record CaseList(int Total, IReadOnlyList<CaseRow> Cases);

/// <summary>A move as sent. See <see cref="MoveCommand"/> for what each field means.</summary>
/// <param name="Move">What is done.</param>
/// <param name="Text">The reason, the statement, the review.</param>
public sealed record MoveRequest(Move? Move, string? Text)
{
    /// <summary>The day on which it happened; left out: today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>How many days are given or granted; left out: as the settings say.</summary>
    public int? Days { get; init; }

    /// <summary>Of a pause: the first day that does not count; left out: today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Of a pause: the last day that does not count; left out: until it is resumed.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Officers, auditors or who was heard.</summary>
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>The number of the item, violation or recommendation that is meant.</summary>
    public int? Number { get; init; }

    /// <summary>What was found about an item.</summary>
    public ItemResult? Result { get; init; }

    /// <summary>Whether a recommendation was done.</summary>
    public bool? Done { get; init; }

    /// <summary>What was found on the spot.</summary>
    public NewFinding? Finding { get; init; }

    /// <summary>What a violation rests on.</summary>
    public ViolationGround? Ground { get; init; }

    /// <summary>Photographs and papers that were kept under <c>/attachments</c>.</summary>
    public IReadOnlyList<AttachmentRequest>? Attachments { get; init; }

    internal MoveCommand? Read() => Move is not { } move || !Enum.IsDefined(move) ? null : new MoveCommand(move, Text ?? "")
    {
        On = On,
        Days = Days,
        From = From,
        To = To,
        People = People?.Select(static name => name ?? "").ToList() ?? [],
        Number = Number,
        Result = Result,
        Done = Done,
        Finding = Finding,
        Ground = Ground,
        Attachments = AttachmentRequest.Read(Attachments),
    };
}

/// <summary>A file that comes with a move.</summary>
/// <param name="File">Its name as <c>/attachments</c> gave it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Finding">The number of the finding it shows.</param>
public sealed record AttachmentRequest(string? File, string? Title, int? Finding)
{
    internal static IReadOnlyList<NewAttachment> Read(IReadOnlyList<AttachmentRequest>? sent) =>
        sent?.Select(static file => new NewAttachment(file?.File ?? "", file?.Title ?? "", file?.Finding)).ToList() ?? [];
}
