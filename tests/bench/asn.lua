-- SPDX-License-Identifier: GPL-2.0-or-later
-- What goals.py compares with: a post-dissector that adds the AS number of either end and nothing else, as one
-- would write it with care for speed. No look-up at all: the answers stand in a table by the address' text.
local asn_of = {--[[addresses]]}

local luaasn = Proto("luaasn", "AS number by Lua")
local asn = ProtoField.uint32("luaasn.asn", "AS number")
luaasn.fields = {asn}

local v4_source, v4_destination = Field.new("ip.src"), Field.new("ip.dst")
local v6_source, v6_destination = Field.new("ipv6.src"), Field.new("ipv6.dst")

local function add(tree, field)
    local value = field()
    local number = value and asn_of[tostring(value)]
    if number then
        tree:add(asn, number):set_generated()
    end
end

function luaasn.dissector(_, _, tree)
    add(tree, v4_source)
    add(tree, v4_destination)
    add(tree, v6_source)
    add(tree, v6_destination)
end

register_postdissector(luaasn)
