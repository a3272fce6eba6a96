"""Words for slips of paper: kind, short, and hard to mistake for each other, also when heard."""

import random

_ALL = """
acorn almond amber anchor apple apricot aspen autumn balloon bamboo beacon birch biscuit blossom bonfire breeze
bridge bubble button cactus candle canyon carrot cedar cherry clover coconut comet compass copper coral crystal
daisy dolphin dragon drum eagle falcon feather fern firefly forest fountain galaxy garden ginger guitar harbour
harvest hazel honey island ivy jasmine juniper kettle kite koala lagoon lantern lemon lilac lotus lynx magnet
marble meadow mint mosaic nutmeg oasis orchid otter panda paper penguin piano planet puffin puzzle quartz rainbow
river robin rocket saffron sailor spruce squirrel starfish summit sunrise teapot topaz trumpet tulip valley violin
walnut zebra
"""
WORDS = tuple(_ALL.split())


def words_for(group: str, count: int) -> tuple[str, ...]:
    """Some of the words, at most all: for one group always the same in the same order, so that slips can be reprinted.

    Other groups have another order, so that nobody knows the word by a slip's number.
    """
    order = random.Random(group)  # noqa: S311 (a group's id is no secret, and so is its order)
    return tuple(order.sample(WORDS, len(WORDS)))[:count]
