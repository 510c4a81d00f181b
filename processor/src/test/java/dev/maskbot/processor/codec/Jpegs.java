package dev.maskbot.processor.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * JPEGs of all common kinds, as the JDK's encoder makes them.
 *
 * @param across samples of brightness to one of colour, in a row
 * @param down in a column
 * @param restart MCUs between restart markers; 0 for none
 */
public record Jpegs(int across, int down, boolean progressive, int restart, float quality) {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    public static final Jpegs ORDINARY = new Jpegs(2, 2, false, 0, 0.85f);

    public Jpegs sampled(int columns, int rows) {
        return new Jpegs(columns, rows, progressive, restart, quality);
    }

    public Jpegs inScans() {
        return new Jpegs(across, down, true, restart, quality);
    }

    public Jpegs restarting(int mcus) {
        return new Jpegs(across, down, progressive, mcus, quality);
    }

    public byte[] encode(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        if (progressive) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), parameters);
        var root = (Element) metadata.getAsTree(FORMAT);
        if (root.getElementsByTagName("componentSpec").getLength() == 3) {
            var brightness =
                    (Element) root.getElementsByTagName("componentSpec").item(0);
            brightness.setAttribute("HsamplingFactor", Integer.toString(across));
            brightness.setAttribute("VsamplingFactor", Integer.toString(down));
        }
        if (restart > 0) {
            var interval = new IIOMetadataNode("dri");
            interval.setAttribute("interval", Integer.toString(restart));
            var sequence = root.getElementsByTagName("markerSequence").item(0);
            sequence.insertBefore(interval, last(root.getElementsByTagName("sos")));
        }
        metadata.setFromTree(FORMAT, root);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, List.of(), metadata), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static org.w3c.dom.Node last(NodeList nodes) {
        return nodes.item(0);
    }

    /** With a segment right behind the beginning, as cameras write what they have to say. */
    public static byte[] with(byte[] jpeg, int marker, byte[] segment) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(marker);
        out.write((segment.length + 2) >> 8);
        out.write(segment.length + 2);
        out.writeBytes(segment);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** With the camera held that way, and where it was. */
    public static byte[] turned(byte[] jpeg, int orientation) {
        var exif = new byte[] {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            2, //
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0, //
            (byte) 0x88,
            0x25,
            0,
            4,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            38,
            0,
            0,
            0,
            0
        };
        return with(jpeg, 0xE1, exif);
    }
}
