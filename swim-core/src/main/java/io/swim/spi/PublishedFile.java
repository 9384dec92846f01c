package io.swim.spi;

import io.swim.image.ImageContent;
import java.net.InetAddress;
import java.util.function.LongConsumer;

/**
 * What a {@link FileServer} gives to one device.
 *
 * @param path the name that the device asks for, with {@code /} between folders; made unguessable
 *     by the caller where the device accepts a long name
 * @param content the bytes; the server reads it and never closes it
 * @param peer the only address that may fetch it
 * @param progress told the highest number of bytes acknowledged so far; called from a server
 *     thread, must return at once
 */
public record PublishedFile(
    String path, ImageContent content, InetAddress peer, LongConsumer progress) {}
