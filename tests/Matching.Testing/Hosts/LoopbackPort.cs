using System.Net;
using System.Net.Sockets;

namespace Matching.Testing.Hosts;

/// <summary>
/// Ports for processes that a test starts: 10000–19999, below those that the kernel hands out itself (32768 and up) and those that infra picks
/// (20000–31999). A process gives each one once and begins at a place of its own, so that nobody takes a port between its choice and its use.
/// </summary>
public static class LoopbackPort
{
    private const int First = 10_000;
    private const int Count = 10_000;

    private static int _given = Environment.ProcessId * 97 % Count;

    public static int Free()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _given) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free on this machine.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
