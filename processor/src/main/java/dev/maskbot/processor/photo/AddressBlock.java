package dev.maskbot.processor.photo;

import java.math.BigInteger;
import java.net.InetAddress;

/** All addresses that begin with the same bits as {@code first}. Immutable. */
record AddressBlock(InetAddress first, int prefixLength) {
    /** Reads CIDR notation, {@code 10.0.0.0/8}. */
    static AddressBlock of(String cidr) {
        var slash = cidr.indexOf('/');
        return new AddressBlock(
                InetAddress.ofLiteral(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        return address.getClass() == first.getClass() && prefix(address).equals(prefix(first));
    }

    private BigInteger prefix(InetAddress address) {
        var bytes = address.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefixLength);
    }
}
