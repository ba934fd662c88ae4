using System.Security.Claims;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Desk;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Photographs and papers that entries rest on.</summary>
internal static class AttachmentEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/meters/{code}/events/{id:int}/attachment", FileAsync).WithTags("Data desk")
            .WithSummary("The photograph or paper of an event, proved against its SHA-256.")
            .WithDescription("409 where the file is gone or was altered: nothing is handed out then.");
        api.MapGet("/meters/{code}/bills/{id:int}/attachment", BillFileAsync).WithTags("Data desk")
            .WithSummary("The scan or photograph of a bill, proved against its SHA-256.")
            .WithDescription("409 where the file is gone or was altered: nothing is handed out then.");
        api.MapPost("/attachments", KeepAsync).WithTags("Data desk").RequireAuthorization(AccountsSetup.PapersBroughtPolicy).DemandAntiforgery()
            .Accepts<byte[]>("application/octet-stream")
            .WithSummary("Keeps a JPEG, PNG or PDF, the body of the request; its name goes into the event, bill or case that rests on it.");
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> FileAsync(
        string code, int id, ClaimsPrincipal user, DeskQuery desk, AttachmentStore store, CancellationToken cancellationToken)
    {
        var known = (await desk.OfMeterAsync(user.ToScope(), code, cancellationToken)).FirstOrDefault(record => record.Id == id);
        return known?.Attachment is { } name ? Answer(await store.ReadAsync(known, cancellationToken), name) : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> BillFileAsync(
        string code, int id, ClaimsPrincipal user, DeskQuery desk, AttachmentStore store, CancellationToken cancellationToken)
    {
        var known = (await desk.BillsAsync(user.ToScope(), code, cancellationToken)).FirstOrDefault(bill => bill.Id == id);
        return known?.Attachment is { } name ? Answer(await store.ReadAsync(known, cancellationToken), name) : TypedResults.NotFound();
    }

    /// <summary>A kept file, or that it is gone.</summary>
    public static Results<FileContentHttpResult, NotFound, ProblemHttpResult> Answer((byte[] Content, string ContentType)? read, string name) =>
        read is { } file
            ? TypedResults.File(file.Content, file.ContentType, name)
            : TypedResults.Problem("The file is gone or was altered.", statusCode: StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<AttachmentResponse>, ProblemHttpResult>> KeepAsync(
        HttpRequest request, ClaimsPrincipal user, AttachmentStore store, CancellationToken cancellationToken)
    {
        var kept = await store.KeepAsync(user.ToScope(), request.Body, cancellationToken);
        return kept switch
        {
            { Name: { } name } => TypedResults.Ok(new AttachmentResponse(name)),
            { Fault: AttachmentFault.TooLarge } => TypedResults.Problem("The file is too large.", statusCode: StatusCodes.Status413PayloadTooLarge),
            { Fault: AttachmentFault.OtherType } => TypedResults.Problem("Neither JPEG nor PNG nor PDF.", statusCode: StatusCodes.Status415UnsupportedMediaType),
            _ => TypedResults.Problem("This account may bring no files.", statusCode: StatusCodes.Status403Forbidden),
        };
    }
}

/// <summary>A file that is kept.</summary>
/// <param name="Attachment">Its name: SHA-256 in hexadecimal, a point and its type.</param>
public sealed record AttachmentResponse(string Attachment);
