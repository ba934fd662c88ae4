using EnergyQuota.Trials.Mqtt;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>A subscriber that acknowledges and does nothing else: what broker and socket allow.</summary>
internal sealed class AckOnlySubscriber : IDisposable
{
    private readonly RawClient _client;

    /// <summary>Signs in and subscribes.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="filter">The topics.</param>
    public AckOnlySubscriber(int port, string filter)
    {
        _client = RawClient.Connect(port, "ack-only");
        _client.Ask(MqttPackets.Subscribe(filter));
    }

    /// <summary>Acknowledges messages until so many have come.</summary>
    /// <param name="count">How many.</param>
    public void Acknowledge(int count)
    {
        var answers = new List<byte>(4_096);
        for (var done = 0; done < count;)
        {
            while (_client.TryNext(out var type, out var body))
            {
                if ((type & 0xF0) == 0x30)
                {
                    MqttPackets.AddAcknowledgement(answers, MqttPackets.IdOf(body));
                    done++;
                }
            }

            if (answers.Count > 0)
            {
                _client.Socket.Send(answers.ToArray());
                answers.Clear();
            }

            if (done < count)
            {
                _client.Gather();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
